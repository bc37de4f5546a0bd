/* "/" goes to the search field, on every page. Without this script the field and its link are reached like any other. */
(() => {
  "use strict";

  document.addEventListener("keydown", (event) => {
    const target = event.target;
    const writing = target.isContentEditable || /^(input|textarea|select)$/i.test(target.tagName);
    if (event.key !== "/" || event.ctrlKey || event.metaKey || event.altKey || writing) return;
    const field = document.querySelector('[role="search"] input');
    const link = document.querySelector(".find__link");
    if (field && field.checkVisibility()) {
      event.preventDefault();
      field.focus();
      field.select();
    } else if (link) {
      event.preventDefault();
      link.click();
    }
  });
})();
