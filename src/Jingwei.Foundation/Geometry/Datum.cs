namespace Jingwei.Foundation.Geometry;

/// <summary>The coordinate systems in which Chinese agencies, phones and map makers hand over longitude and latitude.</summary>
public enum Datum
{
    /// <summary>WGS-84, EPSG:4326. What the API, the database and satellite receivers speak.</summary>
    Wgs84,

    /// <summary>
    /// GCJ-02, the shifted system that map makers in mainland China must publish in (AutoNavi, Tencent, Google China).
    /// Hundreds of meters away from WGS-84.
    /// </summary>
    Gcj02,

    /// <summary>BD-09, Baidu's further shift on top of GCJ-02.</summary>
    Bd09,

    /// <summary>
    /// CGCS2000 geographic, EPSG:4490: the legal system of China since 2008-07-01. Its ellipsoid differs from that of
    /// WGS-84 by 0.1 mm at the pole, and the frames agree to centimeters at epoch 2000.0, so the two are one here.
    /// Plate motion since then (about 3 cm a year) is left out; it is far below what phones and sensors know.
    /// For projected CGCS2000 coordinates see <see cref="GaussKruger"/>.
    /// </summary>
    Cgcs2000,
}

/// <summary>A pair of degrees whose datum is known to whoever holds it. Longitude east and latitude north are positive.</summary>
/// <param name="Lon">Longitude in degrees, −180 to 180.</param>
/// <param name="Lat">Latitude in degrees, −90 to 90.</param>
public readonly record struct LonLat(double Lon, double Lat);
