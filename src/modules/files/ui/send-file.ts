import { type Reason, reason } from "@/lib/reason";

type Wish = { kind: string; source: string; file: File; onProgress: (share: number) => void };

/** Uploads a file with its progress. Answers the id of its import, or why it was refused. */
export function sendFile({ kind, source, file, onProgress }: Wish): Promise<{ id: string } | { refused: Reason }> {
  return new Promise((resolve) => {
    // The only way of a browser to tell how much of a body has gone out.
    const request = new XMLHttpRequest();
    request.open("POST", `/api/v1/imports?${new URLSearchParams({ kind, source, name: file.name.slice(0, 200) || "file" })}`);
    request.setRequestHeader("content-type", "application/octet-stream");
    request.upload.onprogress = ({ loaded, total }) => onProgress(total > 0 ? loaded / total : 0);
    request.onerror = () => resolve({ refused: reason("unreachable") });
    request.onload = () => resolve(answerOf(request));
    request.send(file);
  });
}

function answerOf({ status, responseText }: XMLHttpRequest): { id: string } | { refused: Reason } {
  const { id } = parsed(responseText);
  return status === 201 && typeof id === "string" ? { id } : { refused: refusalIn(status, responseText) };
}

/** Why the API refused, by its answer. */
export function refusalIn(status: number, text: string): Reason {
  const { detail, params } = parsed(text);
  // The whole code of a refusal is the first word of its detail.
  const [code = ""] = String(detail ?? "").split(" ");
  if (/^[a-z_]+\.[a-z_.]*[a-z_]$/.test(code)) return { code, params };
  // A proxy in between refuses in its own words.
  return status === 413 ? reason("file.too_large", { megabytes: 50 }) : reason("internal");
}

function parsed(text: string): { id?: unknown; detail?: unknown; params?: Reason["params"] } {
  try {
    return JSON.parse(text) as ReturnType<typeof parsed>;
  } catch {
    return {};
  }
}
