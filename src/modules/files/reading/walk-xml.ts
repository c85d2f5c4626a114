import { SaxesParser } from "saxes";
import { limits } from "./limits";
import { refuse } from "./refused";

export type XmlHandler = {
  open?: (name: string, attributes: Readonly<Record<string, string>>) => void;
  text?: (text: string) => void;
  close?: (name: string) => void;
};

/**
 * Walks a part of a workbook as its bytes come, with names without prefixes, giving way to `between` after each piece. Refused: a
 * DOCTYPE (and with it every entity of its own), depth and markup beyond all measure, broken XML.
 */
export async function* walkXml(bytes: AsyncIterable<Uint8Array>, handler: XmlHandler): AsyncGenerator<void> {
  const parser = new SaxesParser({ xmlns: false, position: false });
  const decoder = new TextDecoder("utf-8");
  let depth = 0;
  let sinceMark = 0;
  const mark = () => {
    sinceMark = 0;
  };
  parser.on("doctype", () => refuse("doctype"));
  parser.on("error", (error) => refuse("xml_broken", { message: error.message.slice(0, 200) }));
  parser.on("opentag", ({ name, attributes }) => {
    mark();
    depth += 1;
    if (depth > limits.depth) refuse("xml_broken", { message: "too deep" });
    handler.open?.(localName(name), attributes);
  });
  parser.on("closetag", ({ name }) => {
    mark();
    depth -= 1;
    handler.close?.(localName(name));
  });
  if (handler.text) parser.on("text", handler.text);
  for (const event of ["comment", "processinginstruction", "xmldecl"] as const) parser.on(event, mark);
  const write = (text: string) => {
    sinceMark += text.length;
    parser.write(text);
    if (sinceMark > limits.markupCharacters) refuse("xml_broken", { message: "a text without an end" });
  };
  for await (const piece of bytes) {
    write(decoder.decode(piece, { stream: true }));
    yield;
  }
  write(decoder.decode());
  parser.close();
  yield;
}

/** Walks a part to its end. */
export async function walkAll(bytes: AsyncIterable<Uint8Array>, handler: XmlHandler): Promise<void> {
  for await (const _ of walkXml(bytes, handler));
}

const localName = (name: string) => name.slice(name.indexOf(":") + 1);
