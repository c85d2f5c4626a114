import { expect, test } from "vitest";
import { distanceKm } from "./geo";

const moscow = { latitude: 55.7558, longitude: 37.6173 };
const kazan = { latitude: 55.7963, longitude: 49.1088 };

test("Moscow and Kazan are some 720 kilometres apart, in both directions", () => {
  expect(distanceKm(moscow, kazan)).toBeGreaterThan(715);
  expect(distanceKm(moscow, kazan)).toBeLessThan(725);
  expect(distanceKm(kazan, moscow)).toBeCloseTo(distanceKm(moscow, kazan), 9);
});

test("a place is at no distance from itself, and the other side of the earth is half its girth away", () => {
  expect(distanceKm(moscow, moscow)).toBe(0);
  expect(distanceKm({ latitude: 0, longitude: 0 }, { latitude: 0, longitude: 180 })).toBeCloseTo(Math.PI * 6371.0088, 3);
});

test("the date line is no border", () => {
  expect(distanceKm({ latitude: 65, longitude: 179.5 }, { latitude: 65, longitude: -179.5 })).toBeLessThan(50);
});
