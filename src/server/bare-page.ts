/** Reads what the build has made under `/_next/…`; null for what is not there. */
export type ReadBuilt = (path: string) => string | null;

type Extras = { readBuilt: ReadBuilt; script: string; nonce: string | null; after: string | null };

// What a page names itself stays: only the framework's own lie below /_next/, and what stands inside is its data.
const scripts = /<script\b(?![^>]*\bsrc="\/(?!_next\/))[^>]*>[\s\S]*?<\/script>/g;
const scriptHints =
  /<link\b[^>]*\brel="(?:preload|modulepreload)"[^>]*\bas="script"[^>]*>|<link\b[^>]*\bas="script"[^>]*\brel="preload"[^>]*>/g;
const styleSheets = /<link\b[^>]*\brel="stylesheet"[^>]*>/g;
const built = /\bhref="(\/_next\/static\/[\w./~-]+\.css)(?:\?[^"]*)?"/;

/**
 * A page as it was rendered, without the scripts that would make an application of it, and with its style sheet inside: read at once on
 * a bad phone. One script of a few kilobytes takes their place. Null where the page cannot do without: what failed while it was
 * rendered is put right in the browser, and what came late is put in place there.
 */
export function barePage(html: string, { readBuilt, script, nonce, after }: Extras): string | null {
  if (html.includes("data-dgst=") || html.includes('<template id="B:') || !html.includes("</body>")) return null;
  const own = `<script${nonce ? ` nonce="${nonce}"` : ""}${after ? ` data-after="${encodeURIComponent(after)}"` : ""}>${script}</script>`;
  return (
    html
      .replace(scripts, "")
      .replace(scriptHints, "")
      .replace(styleSheets, (link) => {
        const path = built.exec(link)?.[1];
        const sheet = path && !path.includes("..") ? readBuilt(path) : null;
        return sheet === null ? link : `<style>${sheet}</style>`;
      })
      // A function: what stands in the script is no pattern.
      .replace("</body>", () => `${own}</body>`)
  );
}

/** A style sheet that stands in a page: its addresses were told from where it lay. */
export function inlineSheet(sheet: string, path: string): string {
  const folder = path.slice(0, path.lastIndexOf("/") + 1);
  return sheet
    .replace(/url\((["']?)(?!data:|https?:|\/|#)([^"')]+)\1\)/g, (_, __, address: string) => {
      const { pathname } = new URL(address, `http://here${folder}`);
      return `url(${pathname})`;
    })
    .replace(/\/\*# sourceMappingURL=[^*]*\*\//g, "")
    .replaceAll("</style", "<\\/style");
}
