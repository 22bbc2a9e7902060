/*
 * Tasklist fetches its words while it draws, and parts of it ask for a word only once: where the words come late, it
 * shows their keys for good. Here they are there before Tasklist begins: its labels in its table, and, with the words
 * for dates, in the copy that it keeps in the browser and reads first.
 */
const LANGUAGE = 'zh-CN';
const root = document.querySelector('base').getAttribute('app-root');
const locales = `${root}/app/tasklist/locales/`;

try {
  const words = await (await fetch(`${locales}${LANGUAGE}.json?bust=${window.bust}`)).json();
  const kept = JSON.parse(localStorage.getItem('camunda-web') || '{}');
  kept[`${locales}_locales_data_${LANGUAGE}_${window.bust}`] = JSON.stringify(words);
  localStorage.setItem('camunda-web', JSON.stringify(kept));
  window.angular
    .module('cam.tasklist')
    .config(['$translateProvider', provider => provider.translations(LANGUAGE, words.labels)])
    .run(['$translate', translate => translate.refresh(LANGUAGE)]);
} catch (ignored) {
  // Tasklist itself reports that it has no words.
}

export default [];
