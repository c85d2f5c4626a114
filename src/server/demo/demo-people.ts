import type { Role } from "@/lib/permission";
import { deriveKey, type Env } from "@/platform/env";

/** Who works in the demo shop, one per role. */
export const demoPeople: readonly { role: Role; name: string; email: string }[] = [
  { role: "owner", name: "Анна Ковалёва", email: "owner@example.com" },
  { role: "manager", name: "Михаил Сорокин", email: "manager@example.com" },
  { role: "operator", name: "Елена Белова", email: "operator@example.com" },
  { role: "picker", name: "Тимур Ахметов", email: "picker@example.com" },
  { role: "viewer", name: "Ольга Зайцева", email: "viewer@example.com" },
];

const loopback = /^(127\.|localhost$|::1$)/;

/**
 * The password of everybody in the demo. Where only this machine can reach it, it is one to remember; on an open address
 * one that nobody guesses, the same at every start, made from the installation's secret.
 */
export function demoPassword({ host, authSecret }: Pick<Env, "host" | "authSecret">): string {
  return loopback.test(host) ? "dirigent-demo" : deriveKey(authSecret, "dirigent demo password v1").toString("base64url").slice(0, 16);
}
