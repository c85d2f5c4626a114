"use client";

export type TipRow = { key: string; name: string; color: string };

type Props = {
  title: (label: string | number) => string;
  rows: readonly TipRow[];
  write: (value: number) => string;
  // Given by Recharts.
  active?: boolean;
  label?: string | number;
  payload?: readonly { payload?: Record<string, unknown> }[];
};

/** The exact figures under the pointer. */
export function ChartTip({ title, rows, write, active, label, payload }: Props) {
  const point = payload?.[0]?.payload;
  if (!active || !point || label === undefined) return null;
  return (
    <div className="rounded-lg border border-line bg-surface px-3 py-2 text-12 shadow-float">
      <p className="mb-1 font-medium">{title(label)}</p>
      {rows.map((row) => {
        const value = point[row.key];
        if (typeof value !== "number") return null;
        return (
          <p key={row.key} className="flex items-center gap-2 tabular-nums">
            <i className="size-2 rounded-[2px]" style={{ background: row.color }} />
            <span className="text-ink-2">{row.name}</span>
            <span className="ml-auto pl-3">{write(value)}</span>
          </p>
        );
      })}
    </div>
  );
}
