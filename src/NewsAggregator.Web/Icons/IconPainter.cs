using NetVips;

namespace NewsAggregator.Web.Icons;

/// <summary>Paints the drawing pixel by pixel and has libvips write the PNG.</summary>
internal static class IconPainter
{
    private const int Bands = 4;

    // Points of a pixel along each side that are looked at: edges and corners come out smooth.
    private const int Points = 4;

    public static byte[] Png(IconDrawing drawing, IconForm form)
    {
        byte[] pixels = new byte[form.Size * form.Size * Bands];
        for (int y = 0; y < form.Size; y++)
        {
            for (int x = 0; x < form.Size; x++)
            {
                Pixel(drawing, form, x, y, pixels.AsSpan(((y * form.Size) + x) * Bands, Bands));
            }
        }

        using Image image = Image.NewFromMemory(pixels, form.Size, form.Size, Bands, Enums.BandFormat.Uchar);
        using Image coloured = image.Copy(interpretation: Enums.Interpretation.Srgb);
        return coloured.PngsaveBuffer(compression: 9, keep: Enums.ForeignKeep.None);
    }

    private static void Pixel(IconDrawing drawing, IconForm form, int x, int y, Span<byte> pixel)
    {
        int covered = 0, red = 0, green = 0, blue = 0;
        for (int point = 0; point < Points * Points; point++)
        {
            double across = (x + (((point % Points) + 0.5) / Points)) * drawing.Side / form.Size;
            double down = (y + (((point / Points) + 0.5) / Points)) * drawing.Side / form.Size;
            if (At(drawing, form, across, down) is { } colour)
            {
                covered++;
                red += colour[0];
                green += colour[1];
                blue += colour[2];
            }
        }

        if (covered > 0)
        {
            (pixel[0], pixel[1], pixel[2], pixel[3]) = ((byte)(red / covered), (byte)(green / covered), (byte)(blue / covered), (byte)(covered * 255 / (Points * Points)));
        }
    }

    private static byte[]? At(IconDrawing drawing, IconForm form, double x, double y)
    {
        double middle = drawing.Side / 2;
        (double inner, double lower) = (middle + ((x - middle) / form.Share), middle + ((y - middle) / form.Share));
        for (int i = 0; i < drawing.Marks.Count; i++)
        {
            if (drawing.Marks[i].Covers(inner, lower))
            {
                return drawing.Marks[i].Colour;
            }
        }

        return form.IsCut || drawing.Ground.Covers(x, y) ? drawing.Ground.Colour : null;
    }
}
