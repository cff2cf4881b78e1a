using System.Text;

namespace NewsAggregator.Ingestion.Fetching;

/// <summary>What one robots.txt allows one product (RFC 9309). Pure; any text gives rules.</summary>
public sealed class RobotsTxt
{
    /// <summary>Crawlers must read at least 500 KiB (RFC 9309, 2.5); the rest is left.</summary>
    public const int MaxBytes = 500 * 1024;

    private readonly List<Rule> rules;
    private readonly bool everything;

    private RobotsTxt(List<Rule> rules, bool everything)
    {
        this.rules = rules;
        this.everything = everything;
    }

    /// <summary>There is no file (2.3.1.3): all may be fetched.</summary>
    public static RobotsTxt AllowAll { get; } = new([], true);

    /// <summary>The file cannot be reached (2.3.1.4): nothing may be fetched.</summary>
    public static RobotsTxt DisallowAll { get; } = new([], false);

    /// <param name="product">The product token of the User-Agent, without version.</param>
    public static RobotsTxt Parse(ReadOnlySpan<byte> bytes, string product)
    {
        string text = Encoding.UTF8.GetString(bytes[..Math.Min(bytes.Length, MaxBytes)]).TrimStart('\uFEFF');
        List<Rule> own = [];
        List<Rule> others = [];
        bool named = false;
        bool inOwn = false;
        bool inOthers = false;
        bool inAgents = false;
        foreach (ReadOnlySpan<char> raw in text.AsSpan().EnumerateLines())
        {
            int comment = raw.IndexOf('#');
            ReadOnlySpan<char> line = (comment < 0 ? raw : raw[..comment]).Trim();
            int colon = line.IndexOf(':');
            if (colon <= 0)
            {
                continue;
            }

            ReadOnlySpan<char> key = line[..colon].Trim();
            ReadOnlySpan<char> value = line[(colon + 1)..].Trim();
            if (key.Equals("user-agent", StringComparison.OrdinalIgnoreCase))
            {
                if (!inAgents)
                {
                    inOwn = inOthers = false;
                }

                inAgents = true;
                bool mine = IsProduct(value, product);
                inOwn |= mine;
                named |= mine;
                inOthers |= value is "*";
            }
            else if (key.Equals("allow", StringComparison.OrdinalIgnoreCase) || key.Equals("disallow", StringComparison.OrdinalIgnoreCase))
            {
                inAgents = false;
                if (value.Length > 0 && (inOwn || inOthers))
                {
                    Rule rule = new(Normalised(value.ToString()), key.Length == 5);
                    (inOwn ? own : others).Add(rule);
                    if (inOwn && inOthers)
                    {
                        others.Add(rule);
                    }
                }
            }
        }

        return new RobotsTxt(named ? own : others, true);
    }

    /// <summary>The longest rule that matches decides; between equals, allow (2.2.2).</summary>
    public bool Allows(Uri address)
    {
        ArgumentNullException.ThrowIfNull(address);
        if (address.AbsolutePath == "/robots.txt")
        {
            return true;
        }

        string path = Normalised(address.PathAndQuery);
        bool allowed = everything;
        int longest = -1;
        foreach (Rule rule in rules)
        {
            if (rule.Pattern.Length >= longest && Matches(rule.Pattern, path) && (rule.Pattern.Length > longest || rule.Allow))
            {
                longest = rule.Pattern.Length;
                allowed = rule.Allow;
            }
        }

        return allowed;
    }

    private static bool IsProduct(ReadOnlySpan<char> value, string product)
    {
        int end = 0;
        while (end < value.Length && (char.IsAsciiLetter(value[end]) || value[end] is '_' or '-'))
        {
            end++;
        }

        return value[..end].Equals(product, StringComparison.OrdinalIgnoreCase);
    }

    /// <summary>'*' is any run of characters, '$' at the end is the end; each piece is looked for once, so matching is linear a piece.</summary>
    private static bool Matches(string pattern, string path)
    {
        bool toEnd = pattern.EndsWith('$');
        string[] pieces = (toEnd ? pattern[..^1] : pattern).Split('*');
        if (!path.StartsWith(pieces[0], StringComparison.Ordinal))
        {
            return false;
        }

        int at = pieces[0].Length;
        for (int i = 1; i < pieces.Length; i++)
        {
            if (toEnd && i == pieces.Length - 1)
            {
                return path.Length - at >= pieces[i].Length && path.EndsWith(pieces[i], StringComparison.Ordinal);
            }

            int found = path.IndexOf(pieces[i], at, StringComparison.Ordinal);
            if (found < 0)
            {
                return false;
            }

            at = found + pieces[i].Length;
        }

        return !toEnd || at == path.Length;
    }

    /// <summary>One spelling for letters that may be escaped or not (2.2.2): unreserved ones plain, all others as upper-case escapes.</summary>
    private static string Normalised(string path)
    {
        StringBuilder normalised = new(path.Length);
        foreach (byte b in Encoding.UTF8.GetBytes(path))
        {
            normalised.Append(b < 0x80 ? ((char)b).ToString() : $"%{b:X2}");
        }

        string escaped = normalised.ToString();
        normalised.Clear();
        for (int i = 0; i < escaped.Length; i++)
        {
            if (escaped[i] == '%' && i + 2 < escaped.Length && char.IsAsciiHexDigit(escaped[i + 1]) && char.IsAsciiHexDigit(escaped[i + 2]))
            {
                char c = (char)Convert.ToByte(escaped.Substring(i + 1, 2), 16);
                normalised.Append(char.IsAsciiLetterOrDigit(c) || c is '-' or '.' or '_' or '~' ? c.ToString() : escaped.Substring(i, 3).ToUpperInvariant());
                i += 2;
            }
            else
            {
                normalised.Append(escaped[i]);
            }
        }

        return normalised.ToString();
    }

    private readonly record struct Rule(string Pattern, bool Allow);
}
