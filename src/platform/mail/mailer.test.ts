import { setTimeout as sleep } from "node:timers/promises";
import { afterEach, expect, test } from "vitest";
import { aMailServer, aRudeMailServer } from "@/testing/mail-server";
import { processWide } from "../process";
import { addressOf, closeMailer, createMailer, type Mailer, type OutgoingMail } from "./mailer";

const mail = (over: Partial<OutgoingMail> = {}): OutgoingMail => ({
  fromName: "Чай и глина",
  to: "maria@example.com",
  replyTo: "shop@example.com",
  subject: "Заказ 10466 принят",
  text: "Здравствуйте!",
  html: "<p>Здравствуйте!</p>",
  messageId: "<one@example.com>",
  ...over,
});

const open: { close: () => unknown }[] = [];
afterEach(async () => {
  for (const one of open.splice(0)) await one.close();
});
const kept = <T extends { close: () => unknown }>(one: T): T => {
  open.unshift(one);
  return one;
};
const mailerOn = (server: { url: string }, withinMs = 400): Mailer =>
  kept(createMailer({ url: server.url, from: "Dirigent <orders@example.com>", withinMs }));

test("a mail arrives with its sender, its answer address and its own Message-ID", async () => {
  const server = kept(await aMailServer());
  expect(await mailerOn(server, 5000).send(mail())).toEqual({ outcome: "sent" });
  expect(server.received).toMatchObject([{ from: "orders@example.com", to: ["maria@example.com"] }]);
  const source = server.received[0]?.source ?? "";
  expect(source).toContain("Message-ID: <one@example.com>");
  expect(source).toMatch(/^Reply-To: .*<shop@example\.com>/m);
  expect(source).toContain("Auto-Submitted: auto-generated");
});

test("a line break in a name or a subject adds no header, and an address list is not several recipients", async () => {
  const server = kept(await aMailServer());
  const mailer = mailerOn(server, 5000);
  await mailer.send(mail({ fromName: "Shop\r\nBcc: thief@example.com", subject: "Hello\r\nBcc: thief@example.com" }));
  await mailer.send(mail({ to: "a@example.com, thief@example.com" }));
  expect(server.received.flatMap(({ to }) => to).filter((to) => to === "thief@example.com")).toEqual([]);
  expect(server.received[0]?.source).not.toMatch(/^Bcc:/m);
});

test.each([
  [550, true],
  [451, false],
])("an answer of %i to the recipient is permanent: %s", async (responseCode, permanent) => {
  const server = kept(
    await aMailServer({ onRcptTo: (_address, _session, done) => done(Object.assign(new Error("no such box"), { responseCode })) }),
  );
  expect(await mailerOn(server, 5000).send(mail())).toMatchObject({ outcome: "refused", permanent });
  expect(server.received).toEqual([]);
});

test("a server that is away refuses nothing for good, and is left alone after five failures", async () => {
  const server = await aRudeMailServer(() => {});
  await server.close();
  const mailer = mailerOn(server);
  for (let i = 0; i < 5; i++) expect(await mailer.send(mail())).toMatchObject({ outcome: "refused", permanent: false });
  expect(await mailer.send(mail())).toMatchObject({ outcome: "refused", permanent: false, why: expect.stringContaining("left alone") });
});

test("a server that never greets is given up in time, and the mail surely did not arrive", async () => {
  const server = kept(await aRudeMailServer(() => {}));
  const started = performance.now();
  expect(await mailerOn(server).send(mail())).toMatchObject({ outcome: "refused", permanent: false });
  expect(performance.now() - started).toBeLessThan(2000);
});

test("a server that takes the content and says nothing may have the mail", async () => {
  const server = kept(await aMailServer({ onData: (stream) => void stream.resume() }));
  expect(await mailerOn(server).send(mail())).toMatchObject({ outcome: "unconfirmed" });
});

test("a connection that is cut after the content may have the mail", async () => {
  const server = kept(
    await aRudeMailServer((socket) => {
      socket.write("220 rude\r\n");
      socket.on("data", (chunk) => {
        const said = chunk.toString();
        if (/\r\n\.\r\n$/.test(said)) socket.destroy();
        else if (/^DATA/m.test(said)) socket.write("354 go on\r\n");
        else if (/^(EHLO|MAIL|RCPT)/m.test(said)) socket.write("250 ok\r\n");
      });
    }),
  );
  expect(await mailerOn(server, 3000).send(mail())).toMatchObject({ outcome: "unconfirmed" });
});

test("a server that answers rubbish refuses nothing for good", async () => {
  const server = kept(await aRudeMailServer((socket) => void socket.write("HTTP/1.1 200 OK\r\n\r\n")));
  expect(await mailerOn(server).send(mail())).toMatchObject({ outcome: "refused", permanent: false });
});

test("the sender's address is read from both ways to write it", () => {
  expect(addressOf("Чай и глина <shop@example.com>")).toBe("shop@example.com");
  expect(addressOf(" shop@example.com ")).toBe("shop@example.com");
});

test("S43: at the stop the process lets go of its mail server", async () => {
  const server = await aMailServer();
  const mailer = processWide("mailer", () => mailerOn(server, 5000));
  await mailer.send(mail());
  closeMailer();
  // It closes once nobody is connected any more, or after half a minute.
  await expect(Promise.race([server.close().then(() => "closed"), sleep(2_000, "still connected")])).resolves.toBe("closed");
});
