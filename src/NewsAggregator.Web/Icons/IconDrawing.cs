using System.Globalization;
using System.Xml.Linq;

namespace NewsAggregator.Web.Icons;

/// <summary>
/// The site's icon as <c>wwwroot/icon.svg</c> has it: a ground and what stands on it, all of them upright rectangles in one colour. So it is
/// painted without an SVG library, and libvips, which reads strangers' pictures, keeps its SVG loader off.
/// </summary>
/// <param name="Side">Of the square drawing, in its own unit.</param>
internal sealed record IconDrawing(double Side, IconShape Ground, IReadOnlyList<IconShape> Marks)
{
    public static IconDrawing Read(Stream svg)
    {
        XElement root = XElement.Load(svg);
        IconShape[] shapes = [.. root.Descendants(root.Name.Namespace + "rect").Select(Shape)];
        return new IconDrawing(Number(((string)root.Attribute("viewBox")!).Split(' ')[2]), shapes[0], shapes[1..]);
    }

    private static IconShape Shape(XElement rect)
    {
        string fill = rect.AncestorsAndSelf().Select(element => (string?)element.Attribute("fill")).First(value => value is not null)!;
        return new IconShape(Number(rect, "x"), Number(rect, "y"), Number(rect, "width"), Number(rect, "height"), Number(rect, "rx"), Convert.FromHexString(fill.TrimStart('#')));
    }

    private static double Number(XElement element, string name) => (string?)element.Attribute(name) is { } value ? Number(value) : 0;

    private static double Number(string text) => double.Parse(text, CultureInfo.InvariantCulture);
}

/// <param name="Colour">Red, green, blue.</param>
internal sealed record IconShape(double X, double Y, double Width, double Height, double Radius, byte[] Colour)
{
    public bool Covers(double x, double y)
    {
        if (x < X || y < Y || x >= X + Width || y >= Y + Height)
        {
            return false;
        }

        // How far into the square around a corner; outside the corner's circle there is nothing.
        double across = Math.Max(Math.Max(X + Radius - x, x - (X + Width - Radius)), 0);
        double down = Math.Max(Math.Max(Y + Radius - y, y - (Y + Height - Radius)), 0);
        return (across * across) + (down * down) <= Radius * Radius;
    }
}
