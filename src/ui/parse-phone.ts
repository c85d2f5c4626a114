/** A phone as people type or paste it ("8 (916) 123-45-67", "tel:+7 916…") as "+79161234567"; null when it is none. */
export function parsePhone(text: string): string | null {
  const digits = text.replace(/\D/g, "");
  const international = /^\D*\+/.test(text) || /^\s*00/.test(text);
  if (international) {
    const number = text.includes("+") ? digits : digits.replace(/^00/, "");
    return number.length >= 8 && number.length <= 15 ? `+${number}` : null;
  }
  // At home 8 stands for +7, and mobile numbers are often written without either.
  if (digits.length === 11 && /^[78]/.test(digits)) return `+7${digits.slice(1)}`;
  if (digits.length === 10 && /^[3-9]/.test(digits)) return `+7${digits}`;
  return digits.length >= 11 && digits.length <= 15 ? `+${digits}` : null;
}

/** "+7 916 123-45-67"; numbers of other countries in plain groups. */
export function formatPhone(phone: string): string {
  const home = /^\+7(\d{3})(\d{3})(\d{2})(\d{2})$/.exec(phone);
  if (home) return `+7\u00a0${home[1]}\u00a0${home[2]}-${home[3]}-${home[4]}`;
  return phone.replace(/^(\+\d{1,3})(\d{3})(\d{3})(\d+)$/, "$1\u00a0$2\u00a0$3\u00a0$4");
}
