"use client";
import L from "leaflet";
import "leaflet/dist/leaflet.css";
import { useEffect, useRef } from "react";

type MapPoint = { code: string; name: string; latitude: number; longitude: number };

type Props = {
  tiles: string;
  attribution: string;
  points: readonly MapPoint[];
  chosen: string | null;
  label: string;
  onChoose: (code: string) => void;
};

/** Points on a map whose pictures the shop has named. Loaded only when it is opened: nothing of it is in a page before. */
export function PointMap({ tiles, attribution, points, chosen, label, onChoose }: Props) {
  const box = useRef<HTMLDivElement>(null);
  const map = useRef<L.Map | null>(null);
  const marks = useRef<L.LayerGroup | null>(null);
  const byCode = useRef<ReadonlyMap<string, L.Marker>>(new Map());
  const choose = useRef(onChoose);
  choose.current = onChoose;

  useEffect(() => {
    if (!box.current) return;
    const made = L.map(box.current, { zoomControl: true, attributionControl: true, scrollWheelZoom: true });
    made.attributionControl.setPrefix(false);
    // Whoever gives the pictures learns which shop asks, and nothing of the page: its address may be a buyer's secret link.
    L.tileLayer(tiles, { attribution: plain(attribution), maxZoom: 19, referrerPolicy: "strict-origin" }).addTo(made);
    map.current = made;
    marks.current = L.layerGroup().addTo(made);
    return () => {
      made.remove();
      map.current = null;
    };
  }, [tiles, attribution]);

  useEffect(() => {
    if (!map.current || points.length === 0) return;
    map.current.fitBounds(L.latLngBounds(points.map(({ latitude, longitude }) => [latitude, longitude])), {
      padding: [24, 24],
      maxZoom: 16,
    });
  }, [points]);

  useEffect(() => {
    const group = marks.current;
    if (!group) return;
    group.clearLayers();
    const made = new Map<string, L.Marker>();
    for (const { code, name, latitude, longitude } of points) {
      const mark = L.marker([latitude, longitude], { icon: iconOf(false), title: name, alt: name, keyboard: true });
      mark.on("click", () => choose.current(code));
      // Leaflet lets a mark be reached by the keyboard and leaves it there.
      mark.on("keydown", ({ originalEvent }: L.LeafletKeyboardEvent) => {
        if (originalEvent.key !== "Enter" && originalEvent.key !== " ") return;
        originalEvent.preventDefault();
        choose.current(code);
      });
      made.set(code, mark.addTo(group));
    }
    byCode.current = made;
  }, [points]);

  // biome-ignore lint/correctness/useExhaustiveDependencies: new points are new marks, and one of them is chosen
  useEffect(() => {
    for (const [code, mark] of byCode.current) {
      const isChosen = code === chosen;
      mark.setIcon(iconOf(isChosen)).setZIndexOffset(isChosen ? 1000 : 0);
      mark.getElement()?.setAttribute("aria-pressed", String(isChosen));
    }
  }, [points, chosen]);

  return <section ref={box} aria-label={label} className="isolate h-72 w-full sm:h-96 rounded border border-line bg-sunken" />;
}

/** Leaflet writes it as HTML. */
const plain = (words: string) => words.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);

const pinOf = (fill: string) =>
  `<svg viewBox="0 0 28 36" width="28" height="36" aria-hidden="true"><path d="M14 1a13 13 0 0 0-13 13c0 9 13 21 13 21s13-12 13-21A13 13 0 0 0 14 1z" fill="${fill}" stroke="#fff" stroke-width="2"/><circle cx="14" cy="14" r="5" fill="#fff"/></svg>`;
const pin = pinOf("#4b5563");
const chosenPin = pinOf("#0f766e");
const iconOf = (isChosen: boolean) =>
  L.divIcon({ className: "point-mark", html: isChosen ? chosenPin : pin, iconSize: [28, 36], iconAnchor: [14, 34] });
