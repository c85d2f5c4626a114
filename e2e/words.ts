import { readFileSync } from "node:fs";

/** The Russian texts of the interface, so that a better wording breaks no journey and a lost key breaks the types. */
export const ru = JSON.parse(readFileSync("messages/ru.json", "utf8")) as typeof import("../messages/ru.json");

/** The English ones, where a test is about the other language. */
export const en = JSON.parse(readFileSync("messages/en.json", "utf8")) as typeof import("../messages/en.json");
