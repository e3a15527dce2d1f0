import { describe, expect, it } from 'vitest';
import { bearingDegrees, distanceMeters, navigationLinks, takenAt, walkMinutes, windOf, worthSending } from './where.ts';

const jingAn = { lon: 121.4402, lat: 31.2236 };
const shimen = { lon: 121.4568, lat: 31.2325 };

describe('how far and which way', () => {
  it('measures the street from Jing\'an Temple to Shimen Road', () => {
    expect(distanceMeters(jingAn, shimen)).toBeGreaterThan(1840);
    expect(distanceMeters(jingAn, shimen)).toBeLessThan(1880);
    expect(distanceMeters(jingAn, jingAn)).toBe(0);
  });

  it('names the wind', () => {
    expect(windOf(bearingDegrees(jingAn, shimen))).toBe('ne');
    expect(windOf(bearingDegrees(shimen, jingAn))).toBe('sw');
    expect(windOf(359)).toBe('n');
    expect(windOf(-90)).toBe('w');
  });

  it('walks at least a minute', () => {
    expect(walkMinutes(3)).toBe(1);
    expect(walkMinutes(600)).toBe(10);
  });

  it('tells map apps that the point is WGS-84', () => {
    const links = navigationLinks(jingAn, '果皮箱 12号');
    expect(links.amap).toContain('to=121.440200,31.223600,%E6%9E%9C');
    expect(links.amap).toContain('coordinate=wgs84');
    expect(links.geo).toMatch(/^geo:31\.223600,121\.440200\?q=/);
  });
});

describe('whether a position is worth a message', () => {
  const fix = (meters: number, at: number) => ({ lon: 121.44, lat: 31.22 + meters / 111195, accuracyMeters: 8, at });

  it('sends the first, a real step, and one every half minute', () => {
    expect(worthSending(null, fix(0, 0))).toBe(true);
    expect(worthSending(fix(0, 0), fix(25, 5000))).toBe(true);
    expect(worthSending(fix(0, 0), fix(1, 30000))).toBe(true);
  });

  it('keeps silent while standing, and when asked too often', () => {
    expect(worthSending(fix(0, 0), fix(5, 8000))).toBe(false);
    expect(worthSending(fix(0, 0), fix(60, 1000))).toBe(false);
  });
});

describe('when a position was measured', () => {
  const fix = { lon: 121.44, lat: 31.22, accuracyMeters: 8, at: 10_000 };

  it('is its age on the phone, counted back from the city\'s now', () => {
    expect(takenAt(fix, 10_000, 900_000, 1)).toBe(900_000);
    expect(takenAt(fix, 70_000, 900_000, 1)).toBe(840_000);
    expect(takenAt(fix, 70_000, 900_000, 10)).toBe(300_000);
  });

  it('is never after now', () => expect(takenAt(fix, 9_000, 900_000, 1)).toBe(900_000));
});
