/** Phone numbers are kept as E.164 (+79161234567); this reads what people and channels write. */

type Plan = { code: string; trunk: RegExp; length: number };

const plans: Record<string, Plan> = {
  RU: { code: "7", trunk: /^8/, length: 10 },
  KZ: { code: "7", trunk: /^8/, length: 10 },
  BY: { code: "375", trunk: /^80/, length: 9 },
  UA: { code: "380", trunk: /^0/, length: 9 },
  UZ: { code: "998", trunk: /^8/, length: 9 },
  KG: { code: "996", trunk: /^0/, length: 9 },
  AM: { code: "374", trunk: /^0/, length: 8 },
  AZ: { code: "994", trunk: /^0/, length: 9 },
  GE: { code: "995", trunk: /^0/, length: 9 },
};

/**
 * E.164 from a number in any usual spelling, or null when it is none: "8 (916) 123-45-67", "916 123 45 67", "+7…", "007…", "… доб. 12".
 * A number without a country is read as one of `country` (Russia unless told); an extension is dropped.
 */
export function normalizePhone(text: string, country = "RU"): string | null {
  const bare = text
    .normalize("NFKC")
    .replace(/(доб|ext|x|#|,|;).*$/iu, "")
    .trim();
  if (/[^\d\s()+./\p{Pd}]/u.test(bare)) return null;
  const digits = bare.replace(/\D/g, "");
  if (bare.startsWith("+")) return international(digits);

  const plan = plans[country] ?? null;
  const national = plan ? nationalPart(digits, plan) : null;
  if (plan && national) return `+${plan.code}${national}`;
  if (digits.startsWith("00")) return international(digits.slice(2));
  // Channels often drop the plus; fewer digits could as well be a local number.
  return digits.length >= 11 && !digits.startsWith("0") && !digits.startsWith("8") ? international(digits) : null;
}

function nationalPart(digits: string, { code, trunk, length }: Plan): string | null {
  if (digits.length === length && !/^[0-2]/.test(digits)) return digits;
  if (digits.length === length + code.length && digits.startsWith(code)) return digits.slice(code.length);
  const local = digits.replace(trunk, "");
  return local !== digits && local.length === length ? local : null;
}

function international(digits: string): string | null {
  // "+8 916…" is the Russian trunk prefix mistaken for a country code: no country has 8 and ten digits more beginning with 9.
  if (/^89\d{9}$/.test(digits)) return `+7${digits.slice(1)}`;
  if (digits.startsWith("7") && digits.length !== 11) return null;
  return /^[1-9]\d{7,14}$/.test(digits) ? `+${digits}` : null;
}

/** E.164 as people read it; no-break spaces keep it on one line. Numbers of other countries stay as they are. */
export function formatPhone(phone: string): string {
  const parts = /^\+7(\d{3})(\d{3})(\d{2})(\d{2})$/.exec(phone);
  return parts ? `+7\u00a0${parts[1]}\u00a0${parts[2]}\u2011${parts[3]}\u2011${parts[4]}` : phone;
}
