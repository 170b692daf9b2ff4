Behaviour.specify(
  "BUTTON.monitoring-images-preview-button",
  "monitoring-images-preview",
  0,
  (button) => {
    button.onclick = () => {
      const area = button.closest(".monitoring-images-preview");
      const result = area.querySelector(".monitoring-images-preview-result");
      const values = valuesAround(area.querySelector("input[name='previewed']"), button.closest("form"));
      fetch(button.dataset.url, {
        method: "POST",
        headers: crumb.wrap({
          "Content-Type": "application/x-www-form-urlencoded",
        }),
        body: new URLSearchParams({ form: JSON.stringify(values) }),
      })
        .then((response) => (response.ok ? response.text() : Promise.reject(new Error(response.status))))
        .then((html) => {
          // The server has escaped every text in this piece of a page.
          result.innerHTML = html;
        })
        .catch((error) => {
          result.textContent = button.dataset.failed + " (" + error.message + ")";
        });
    };

    /** The values of the form section that holds the mark, as the form would be submitted. */
    function valuesAround(mark, form) {
      mark.value = "here";
      try {
        buildFormTree(form);
        return find(JSON.parse(form.elements.json.value));
      } finally {
        mark.value = "";
      }
    }

    function find(tree) {
      if (tree === null || typeof tree !== "object") {
        return null;
      }
      if (tree.previewed === "here") {
        return tree;
      }
      for (const value of Object.values(tree)) {
        const found = find(value);
        if (found !== null) {
          return found;
        }
      }
      return null;
    }
  },
);
