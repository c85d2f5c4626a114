/** EasyPost weighs in avoirdupois ounces and measures in inches (international yard and pound agreement of 1959). */
const gramsPerOunce = 28.349523125;
const tenthsOfMmPerInch = 254;

/** Ounces rounded up to a tenth, which is what carriers read: a parcel never weighs less than it does. */
export const ouncesOf = (grams: number) => Math.max(1, Math.ceil((grams * 10) / gramsPerOunce)) / 10;

/** Inches rounded up to a tenth. */
export const inchesOf = (mm: number) => Math.max(1, Math.ceil((mm * 100) / tenthsOfMmPerInch)) / 10;

/** Ounces of goods in a parcel, rounded down to a thousandth: together they must not outweigh it. */
export const ouncesOfGoods = (grams: number) => Math.max(1, Math.floor((grams * 1000) / gramsPerOunce)) / 1000;
