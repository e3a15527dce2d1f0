namespace Jingwei.Cases.Rules.Photos;

/// <summary>A picture as <see cref="Size"/> × <see cref="Size"/> mean brightnesses, whatever its shape. Filled by blocks of pixels as they are decoded.</summary>
public sealed class LightGrid(int width, int height)
{
    public const int Size = 64;

    private readonly double[] sums = new double[Size * Size];
    private readonly int[] counts = new int[Size * Size];

    /// <summary>One pixel's brightness, 0 to 255; outside the picture it counts nothing.</summary>
    public void Add(int x, int y, int light)
    {
        if (x < 0 || y < 0 || x >= width || y >= height)
        {
            return;
        }

        var at = ((int)((long)y * Size / height) * Size) + (int)((long)x * Size / width);
        sums[at] += Math.Clamp(light, 0, 255);
        counts[at]++;
    }

    /// <summary>The mean of the middle of the picture in <paramref name="cells"/> × <paramref name="cells"/> cells.</summary>
    /// <param name="share">How much of width and height is the middle: over 0, at most 1.</param>
    public double[] Middle(double share, int cells)
    {
        var (from, size) = ((1 - share) / 2 * Size, share * Size / cells);
        var result = new double[cells * cells];
        for (var row = 0; row < cells; row++)
        {
            for (var column = 0; column < cells; column++)
            {
                result[(row * cells) + column] = Mean(from + (column * size), from + (row * size), size);
            }
        }

        return result;
    }

    private double Mean(double left, double top, double size)
    {
        double sum = 0, weight = 0;
        for (var y = (int)top; y < Math.Min(Size, Math.Ceiling(top + size)); y++)
        {
            var tall = Math.Min(y + 1, top + size) - Math.Max(y, top);
            for (var x = (int)left; x < Math.Min(Size, Math.Ceiling(left + size)); x++)
            {
                var at = (y * Size) + x;
                if (counts[at] > 0)
                {
                    var wide = tall * (Math.Min(x + 1, left + size) - Math.Max(x, left));
                    sum += wide * sums[at] / counts[at];
                    weight += wide;
                }
            }
        }

        return weight > 0 ? sum / weight : 0;
    }
}
