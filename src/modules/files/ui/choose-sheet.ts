import { type Reason, reason } from "@/lib/reason";
import { refusalIn } from "./send-file";

/** Has another sheet of a workbook read. Answers why it was refused, or null. */
export async function chooseSheet(id: string, sheet: string): Promise<Reason | null> {
  try {
    const answer = await fetch(`/api/v1/imports/${id}/sheet`, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({ sheet }),
    });
    return answer.ok ? null : refusalIn(answer.status, await answer.text());
  } catch {
    return reason("unreachable");
  }
}
