"use client";
import { useFormats } from "@/ui/formats-context";
import { Status } from "@/ui/status";

const [high, some] = [0.5, 0.1];

/** The chance to run out, with a sign for how much it asks for somebody. */
export function RiskMark({ risk }: { risk: number | null }) {
  const { percent } = useFormats();
  if (risk === null) return <span className="text-ink-3">—</span>;
  if (risk >= high)
    return (
      <Status glyph="flag" tone="danger">
        {percent(risk)}
      </Status>
    );
  if (risk >= some)
    return (
      <Status glyph="hourglass" tone="warning">
        {percent(risk)}
      </Status>
    );
  return (
    <Status glyph="check" tone="success" quiet>
      {percent(risk)}
    </Status>
  );
}
