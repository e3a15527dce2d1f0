/**
 * Android's Back closes the open sheet instead of leaving the page. While any sheet is open the browser's history holds one entry more, of the same
 * address; Back takes it away, and closing a sheet by hand takes it back.
 */
const open: Array<() => void> = [];
let pushed = false;

function push(): void {
  if (pushed) return;
  pushed = true;
  window.history.pushState({ ...window.history.state, sheet: true }, '');
}

function onBack(): void {
  if (!pushed) return;
  pushed = false;
  const close = open.at(-1);
  close?.();
  // One sheet over another: Back has closed the upper one.
  if (open.length > 1) push();
}

/** Takes part until the answered function is called. */
export function holdBack(close: () => void): () => void {
  if (open.length === 0) window.addEventListener('popstate', onBack);
  open.push(close);
  push();
  return () => {
    open.splice(open.indexOf(close), 1);
    // A sheet that makes way for the next one leaves the entry to it.
    setTimeout(() => {
      if (open.length > 0) return;
      window.removeEventListener('popstate', onBack);
      if (!pushed) return;
      pushed = false;
      // A ring may have led to another page meanwhile: that one is not left.
      if ((window.history.state as { sheet?: boolean } | null)?.sheet) window.history.back();
    });
  };
}
