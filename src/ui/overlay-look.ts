// What floats: 8 px corners, a firm hairline, the one shadow.
export const floating = "border border-line-2 bg-raised shadow-float rounded-lg";

export const scrim = "fixed inset-0 z-50 animate-appear bg-[#0f0e0c]/40";

export const menuItem =
  "flex h-8 cursor-pointer select-none items-center gap-2 rounded-sm px-2 text-13 outline-none data-[highlighted]:bg-hover data-[disabled]:cursor-not-allowed data-[disabled]:text-ink-3 touch:h-12 touch:text-14 [&_svg]:size-4 [&_svg]:shrink-0";
