type Headers = Readonly<Record<string, string | undefined>>;

/** What tells of a delivery to our address: the sender's own headers. No cookies, no keys, no addresses of proxies. */
export function keptHeaders(headers: Headers, secrets: readonly (string | undefined)[]): Record<string, string> {
  const isSecret = (text = "") => secrets.some((secret) => secret && text.includes(secret));
  const own = Object.entries(headers).filter(
    ([name, value]) => /^(x-(?!forwarded|real|dirigent)|content-type$|user-agent$)/.test(name) && !isSecret(value),
  );
  return Object.fromEntries(own.slice(0, 50).map(([name, value]) => [name, (value ?? "").replaceAll("\u0000", "").slice(0, 500)]));
}
