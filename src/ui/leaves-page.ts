type Click = { button: number; metaKey: boolean; ctrlKey: boolean; shiftKey: boolean; altKey: boolean; defaultPrevented: boolean };
type Link = { href: string; target: string; isDownload: boolean };

/**
 * Where a click on a link leads within the app, when it leaves the page that is open; null when the page stays: a new tab, a file,
 * another view of the same page. To another site the browser itself asks.
 */
export function leavesPage(click: Click, link: Link, here: string): string | null {
  if (click.defaultPrevented || click.button !== 0 || click.metaKey || click.ctrlKey || click.shiftKey || click.altKey) return null;
  if (link.isDownload || (link.target !== "" && link.target !== "_self")) return null;
  const [to, from] = [new URL(link.href, here), new URL(here)];
  if (to.origin !== from.origin || to.pathname === from.pathname) return null;
  return `${to.pathname}${to.search}${to.hash}`;
}
