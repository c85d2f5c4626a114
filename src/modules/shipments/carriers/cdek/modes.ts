import type { Tariff } from "./wire";

export type End = "door" | "office" | "locker";
type Way = { from: End; to: End };

/** The modes of CDEK's tariffs ("delivery_mode"). */
const ways: Record<number, Way> = {
  1: { from: "door", to: "door" },
  2: { from: "door", to: "office" },
  3: { from: "office", to: "door" },
  4: { from: "office", to: "office" },
  6: { from: "door", to: "locker" },
  7: { from: "office", to: "locker" },
  8: { from: "locker", to: "door" },
  9: { from: "locker", to: "office" },
  10: { from: "locker", to: "locker" },
};

const words: Record<string, End> = { дверь: "door", склад: "office", постамат: "locker" };

/** Where a tariff begins and ends; its name tells it too. Null: nobody knows. */
export function wayOf({ delivery_mode, tariff_name }: Pick<Tariff, "delivery_mode" | "tariff_name">): Way | null {
  const way = delivery_mode === undefined ? undefined : ways[delivery_mode];
  if (way) return way;
  const named = /(дверь|склад|постамат)\s*-\s*(дверь|склад|постамат)/iu.exec(tariff_name);
  const [from, to] = [words[named?.[1]?.toLowerCase() ?? ""], words[named?.[2]?.toLowerCase() ?? ""]];
  return from && to ? { from, to } : null;
}
