/** The body of a delivery in the shape of Standard Webhooks: what happened, when, and the event as `GET /events` tells it. */
export function bodyOf({ type, at, data }: { type: string; at: Date; data: Record<string, unknown> }): string {
  return JSON.stringify({ type, timestamp: at.toISOString(), data });
}
