/** What postal codes look like by country; a country that is not here has no form that we would insist on. */
const forms: Readonly<Record<string, RegExp>> = {
  RU: /^\d{6}$/,
  BY: /^\d{6}$/,
  KZ: /^(\d{6}|[A-Z]\d{2}[A-Z]\d[A-Z]\d)$/,
  KG: /^\d{6}$/,
  UZ: /^\d{6}$/,
  AM: /^\d{4}$/,
  AZ: /^(AZ)?\d{4}$/,
  GE: /^\d{4}$/,
  MD: /^(MD)?\d{4}$/,
  UA: /^\d{5}$/,
  AT: /^\d{4}$/,
  AU: /^\d{4}$/,
  BE: /^\d{4}$/,
  CA: /^[A-Z]\d[A-Z]\d[A-Z]\d$/,
  CH: /^\d{4}$/,
  CN: /^\d{6}$/,
  CZ: /^\d{5}$/,
  DE: /^\d{5}$/,
  DK: /^\d{4}$/,
  EE: /^\d{5}$/,
  ES: /^\d{5}$/,
  FI: /^\d{5}$/,
  FR: /^\d{5}$/,
  GB: /^[A-Z]{1,2}\d[A-Z\d]?\d[A-Z]{2}$/,
  IL: /^(\d{5}|\d{7})$/,
  IN: /^\d{6}$/,
  IT: /^\d{5}$/,
  JP: /^\d{7}$/,
  KR: /^\d{5}$/,
  LT: /^(LT)?\d{5}$/,
  LV: /^(LV)?\d{4}$/,
  NL: /^\d{4}[A-Z]{2}$/,
  NO: /^\d{4}$/,
  PL: /^\d{5}$/,
  PT: /^\d{7}$/,
  RS: /^\d{5}$/,
  SE: /^\d{5}$/,
  TR: /^\d{5}$/,
  US: /^\d{5}(\d{4})?$/,
};

/** Whether a postal code has the form of its country; blanks, hyphens and case do not count. */
export function hasPostalForm(country: string, postalCode: string): boolean {
  const form = forms[country];
  return !form || form.test(postalCode.toUpperCase().replace(/[\s-]/g, ""));
}
