/** Where the focus goes when a dialog opens: its first field, else the dialog itself, never the close button and its tooltip. */
export function focusOnOpen(event: Event): void {
  event.preventDefault();
  const dialog = event.currentTarget;
  if (!(dialog instanceof HTMLElement)) return;
  const field = dialog.querySelector<HTMLElement>("[autofocus], input:not([type=hidden]), select, textarea");
  (field ?? dialog).focus();
}
