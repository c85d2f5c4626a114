/** An answer that is a PDF, shown in the browser. */
export function pdfResponse(content: Uint8Array, name: string): Response {
  const headers = {
    "content-type": "application/pdf",
    "content-disposition": `inline; filename="${name.replace(/[^\w.-]/g, "_")}"`,
    "cache-control": "private, no-store",
  };
  return new Response(new Uint8Array(content), { headers });
}
