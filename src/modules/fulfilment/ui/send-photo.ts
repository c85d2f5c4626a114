import type { Reason } from "@/lib/reason";

type Sent = { id: string } | { refused: Reason };

/** Sends a photo of a parcel that is being packed. A file goes over the HTTP API, as a form. */
export async function sendPhoto({ fulfilmentId, key, file }: { fulfilmentId: string; key: string; file: File }): Promise<Sent> {
  const form = new FormData();
  form.append("file", file);
  const answer = await fetch(`/api/v1/fulfilments/${fulfilmentId}/photos?key=${key}`, { method: "POST", body: form }).catch(() => null);
  if (!answer) return { refused: { code: "packing.photo_not_sent" } };
  const said = (await answer.json().catch(() => null)) as { id?: string; code?: string; params?: Reason["params"] } | null;
  if (answer.ok && said?.id) return { id: said.id };
  return { refused: { code: said?.code ?? "packing.photo_not_sent", params: said?.params } };
}
