// A native modal dialog keeps the focus inside and the page behind inert. What is left to do: open it, and give the focus back.
export function open(dialog) {
  const opener = document.activeElement;
  if (!dialog.open) dialog.showModal();
  return {
    close() {
      if (dialog.open) dialog.close();
      if (opener && opener.isConnected) opener.focus();
    }
  };
}
