// What can be written into: 36 px, 48 on touch; the edge darkens when refused and gives way to the focus ring.
export const controlLook =
  "w-full min-w-0 rounded border border-field bg-surface text-14 text-ink focus-visible:border-transparent focus-visible:outline-offset-0 aria-invalid:border-danger aria-invalid:shadow-[inset_0_0_0_1px_var(--danger)] [&[readonly]]:border-line-2 [&[readonly]]:bg-sunken [&[readonly]]:text-ink-2 disabled:border-line-2 disabled:bg-sunken disabled:text-ink-2";

// 16 px on touch keeps iOS from zooming into the field.
export const controlHeight = "h-9 px-2.5 touch:h-12 touch:text-16";
