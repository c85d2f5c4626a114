import { expect, test } from "vitest";
import { newId } from "@/lib/ids";
import { setConnectionActive } from "@/modules/channels/commands/activate-connection";
import { withDatabase } from "@/testing/database";
import { anExchange } from "@/testing/exchange";
import { testApp } from "@/testing/http-app";
import { aShop } from "@/testing/orders";
import { putConnection } from "../commands/put-connection";
import { bytes, importXml } from "./fixtures";

const started = async (db: Parameters<Parameters<typeof withDatabase>[0]>[0]["db"], settings = {}) => {
  const { ctx } = await aShop(db);
  return { ctx, exchange: await anExchange(ctx, db, { settings }) };
};

test(
  "1C signs in once and goes on with its cookie: lines of plain text, as it reads them",
  withDatabase(async ({ db }) => {
    const { exchange } = await started(db);
    const { login, password } = exchange;
    const basic = (text: string | Buffer) => ({ headers: { authorization: `Basic ${Buffer.from(text).toString("base64")}` } });
    const signedIn = await exchange.ask("type=catalog&mode=checkauth", basic(`${login}:${password}`));
    expect(signedIn.headers.get("content-type")).toBe("text/plain; charset=utf-8");
    expect(await signedIn.text()).toMatch(/^success\ndirigent_exchange\n[\da-f]{48}$/);
    // 1C writes Cyrillic credentials in windows-1251 where it is old.
    const cp1251 = Buffer.from(
      [...`${login}:${password}`].map((c) => (c.charCodeAt(0) >= 0x410 ? c.charCodeAt(0) - 0x350 : c.charCodeAt(0))),
    );
    expect(await (await exchange.ask("type=sale&mode=checkauth", basic(cp1251))).text()).toMatch(/^success\n/);
    for (const wrong of [`${login}:x`, `:${password}`, "", login, `${login}:${password} `])
      expect(await (await exchange.ask("type=catalog&mode=checkauth", basic(wrong))).text()).toBe("failure\nНеверный логин или пароль");
    await exchange.signIn();
    expect(await exchange.say("catalog", "init")).toBe("zip=yes\nfile_limit=10485760");
    expect(await exchange.say("catalog", "init", { version: "3.1" })).toBe("zip=yes\nfile_limit=10485760\nversion=2.10");
    expect(await exchange.say("catalog", "nonsense")).toMatch(/^failure\n/);
  }),
);

test(
  "a session belongs to its connection and its password, and an unknown address is none",
  withDatabase(async ({ db }) => {
    const { ctx, exchange } = await started(db);
    const other = await anExchange(ctx, db, { code: "1c-b" });
    await exchange.signIn();
    expect(await exchange.say("catalog", "init")).toMatch(/^zip=yes/);
    other.showCookie(exchange.cookie());
    expect(await other.say("catalog", "init")).toMatch(/^failure\n/);
    other.showCookie("");
    for (const mode of ["init", "file", "import", "query", "success", "deactivate", "complete"])
      expect(await other.say("sale", mode), mode).toMatch(/^failure\n/);
    await putConnection(ctx, "1c", { kind: "commerceml", channel: "1c", settings: {}, secrets: { password: "другой" } });
    expect(await exchange.say("catalog", "init")).toMatch(/^failure\n/);
    const elsewhere = testApp(db).request(`/api/1c/${newId()}?type=catalog&mode=checkauth`);
    expect((await elsewhere).status).toBe(404);
  }),
);

test(
  "a disabled connection takes nothing",
  withDatabase(async ({ db }) => {
    const { ctx, exchange } = await started(db);
    await exchange.signIn();
    await setConnectionActive(ctx, { code: "1c", active: false });
    expect(await exchange.say("catalog", "init")).toMatch(/^failure\n/);
  }),
);

test(
  "a file comes in pieces, is taken in once asked for, and the same package again is nothing new",
  withDatabase(async ({ db }) => {
    const { exchange } = await started(db);
    await exchange.signIn();
    const file = bytes("utf-8", importXml([{ id: "a", article: "A-1", name: "Чайник" }]), { mark: true });
    expect(await exchange.upload("catalog", "import.xml", file, 7)).toBe("success");
    expect(await exchange.say("catalog", "import", { filename: "import.xml" })).toBe("success");
    await exchange.signIn();
    expect(await exchange.upload("catalog", "import.xml", file, 3)).toBe("success");
    expect((await exchange.files()).map(({ state, counts }) => ({ state, counts }))).toEqual([
      { state: "done", counts: { created: 1 } },
      { state: "done", counts: { repeated: 1 } },
    ]);
    expect(await exchange.say("catalog", "file", { filename: "import_files/aa/1.jpg" }, "…")).toBe("success");
    expect(await exchange.say("catalog", "import", { filename: "offers.xml" })).toBe("failure\nФайл offers.xml не загружен");
    expect(await exchange.say("catalog", "complete")).toBe("success");
  }),
);

test(
  "S54: names that lead elsewhere are refused, and windows-1251 is answered in windows-1251",
  withDatabase(async ({ db }) => {
    const { exchange } = await started(db, { encoding: "windows-1251" });
    await exchange.signIn();
    for (const filename of ["../../etc/passwd.xml", "..\\x.xml", "/abs.xml", "C:/x.xml", "a/../b.xml", "a\u0000.xml", ""]) {
      const answer = await exchange.ask(new URLSearchParams({ type: "catalog", mode: "file", filename }).toString(), { body: "<a/>" });
      expect(answer.headers.get("content-type")).toBe("text/plain; charset=windows-1251");
      expect(new TextDecoder("windows-1251").decode(await answer.arrayBuffer()), filename).toMatch(/^failure\nНедопустимое имя файла/);
    }
    expect(await exchange.files()).toEqual([]);
  }),
);
