using System.Diagnostics.CodeAnalysis;
using System.Text.RegularExpressions;

namespace NewsAggregator.Core.Filtering;

/// <summary>The one way in which a pattern of a rule becomes a regular expression: linear in the text, whatever it says.</summary>
internal static class FilterPattern
{
    private const RegexOptions Options = RegexOptions.NonBacktracking | RegexOptions.IgnoreCase | RegexOptions.CultureInvariant;

    /// <summary>What is said where .NET names no error of its own: look-arounds, back-references, an automaton beyond its limit of size.</summary>
    public const string Unsupported = "look-around, back-reference, or too large";

    /// <param name="why">In words of .NET where it refuses.</param>
    /// <param name="offset">Of the fault in the pattern, from 0.</param>
    public static bool Build(string pattern, [NotNullWhen(true)] out Regex? built, out string why, out int offset)
    {
        built = null;
        why = "";
        offset = 0;
        try
        {
            built = new Regex(pattern, Options);
            return true;
        }
        catch (RegexParseException exception)
        {
            offset = Math.Clamp(exception.Offset - 1, 0, Math.Max(0, pattern.Length - 1));
            why = exception.Error.ToString();
            return false;
        }
        catch (NotSupportedException)
        {
            why = Unsupported;
            return false;
        }
    }
}
