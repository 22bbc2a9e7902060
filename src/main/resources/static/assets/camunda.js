/*
 * Loaded by Tasklist, Welcome, Cockpit and Admin: people log in on Saima's own page, so the one that
 * these applications would show (after logging out, or when the session has ended) leads there.
 */
const loginPage = new URL('../login', import.meta.url);

function leadToLogin() {
  if (/^#!?\/login/.test(location.hash)) {
    location.replace(loginPage);
  }
}

window.addEventListener('hashchange', leadToLogin);
leadToLogin();

export default [];
