"use client";
import { digestOf } from "./digest-of";
import { languageOf, lastWords } from "./last-words";

/** The last net, when even a page's document failed: it stands alone, without providers or a style sheet. */
export default function GlobalError({ error, retry }: { error: unknown; retry: () => void }) {
  const inBrowser = typeof document !== "undefined";
  const language = inBrowser
    ? languageOf({ lang: document.documentElement.lang, cookie: document.cookie, browser: navigator.language })
    : "ru";
  const words = lastWords[language];
  const code = digestOf(error);
  return (
    <html lang={language} style={{ colorScheme: inBrowser ? schemeOf(document.cookie) : "light dark" }}>
      <head>
        <title>{words.title}</title>
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <link rel="icon" href="/icon.svg" />
      </head>
      <body style={{ margin: 0, fontFamily: '"Golos Text Variable", system-ui, sans-serif' }}>
        <main style={{ minHeight: "100dvh", display: "grid", placeItems: "center", padding: 24, boxSizing: "border-box" }}>
          <div style={{ maxWidth: 380, display: "grid", gap: 4, justifyItems: "start" }}>
            <h1 style={{ margin: 0, fontSize: 16, lineHeight: "24px", fontWeight: 600 }}>{words.title}</h1>
            <p style={{ margin: 0, fontSize: 13, lineHeight: "20px" }}>
              {code ? words.text.replace("{code}", code) : words.textWithoutCode}
            </p>
            <button type="button" onClick={retry} style={button}>
              {words.retry}
            </button>
          </div>
        </main>
      </body>
    </html>
  );
}

const button = { marginTop: 12, height: 36, padding: "0 16px", font: "inherit", fontSize: 13, fontWeight: 500, cursor: "pointer" };

/** The chosen theme; the system's where none was chosen. */
const schemeOf = (cookie: string) => /(?:^|;\s*)theme=(light|dark)\b/.exec(cookie)?.[1] ?? "light dark";
