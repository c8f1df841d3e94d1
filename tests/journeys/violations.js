document.addEventListener("securitypolicyviolation", (event) => {
  window.tellOfViolation(`${event.violatedDirective} refused ${event.blockedURI} in ${event.sourceFile}:${event.lineNumber}`);
});
