namespace Jingwei.Host.Demo;

/// <summary>
/// What a demo camera shows: a drawn still of the street, with the light of the hour, that says of itself that it is drawn.
/// </summary>
public static class DemoPicture
{
    public static string PathOf(string camera) => $"/api/v1/demo/pictures/{camera}";

    /// <summary>An SVG of 640×360.</summary>
    /// <param name="camera">Such as <c>camera-003</c>; decides what stands in the street.</param>
    /// <param name="local">The street's local time; decides the light and how many people there are.</param>
    public static string Draw(string camera, DateTimeOffset local)
    {
        var turn = camera.Sum(c => c);
        var hour = local.Hour + local.Minute / 60.0;
        var light = Math.Clamp(Math.Sin((hour - 5.5) / 13 * Math.PI), 0, 1);
        string Shade(int r, int g, int b) => $"rgb({(int)(r * (0.25 + 0.75 * light))},{(int)(g * (0.25 + 0.75 * light))},{(int)(b * (0.3 + 0.7 * light))})";

        var houses = string.Concat(Enumerable.Range(0, 9).Select(i =>
        {
            var height = 70 + (turn * (i + 3) * 37 % 90);
            return $"""<rect x="{i * 74 - 10}" y="{190 - height}" width="66" height="{height}" fill="{Shade(150 + i * turn % 50, 140 + i * 5, 130 + i * 7)}"/>""";
        }));
        var windows = light > 0.3 ? "" : string.Concat(Enumerable.Range(0, 30).Select(i =>
            $"""<rect x="{i * 53 * turn % 630}" y="{120 + i * 29 % 60}" width="6" height="8" fill="#ffd27a"/>"""));
        var people = string.Concat(Enumerable.Range(0, (int)(3 + 14 * light)).Select(i =>
            $"""<ellipse cx="{(i * 97 + turn * 13 + local.Minute * 5) % 640}" cy="{232 + i * 11 % 44}" rx="5" ry="11" fill="{Shade(40 + i * 12, 50, 90)}"/>"""));
        return $"""
            <svg xmlns="http://www.w3.org/2000/svg" width="640" height="360" viewBox="0 0 640 360" role="img" aria-label="{camera}: demo picture, drawn">
            <rect width="640" height="360" fill="{Shade(158, 190, 220)}"/>
            {houses}{windows}
            <rect y="190" width="640" height="100" fill="{Shade(190, 184, 176)}"/>
            <rect y="286" width="640" height="74" fill="{Shade(92, 96, 102)}"/>
            <path d="M0 322H640" stroke="#f2e9d0" stroke-width="4" stroke-dasharray="34 26"/>
            <rect x="{180 + turn % 260}" y="222" width="26" height="48" rx="4" fill="{Shade(58, 122, 96)}"/>
            {people}
            <rect width="640" height="34" fill="#000" fill-opacity="0.55"/>
            <text x="12" y="23" font-family="sans-serif" font-size="16" fill="#fff">{camera} · {local:yyyy-MM-dd HH:mm} · 演示画面，绘制而成 · drawn demo picture</text>
            </svg>
            """;
    }
}
