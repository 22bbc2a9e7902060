export default {
  app: {
    name: '应用',
    vendor: '赛马'
  },
  locales: {
    availableLocales: ['zh-CN'],
    fallbackLocale: 'zh-CN'
  },
  disableWelcomeMessage: true,
  customScripts: ['../../../assets/camunda'],
  links: [
    {
      label: '首页',
      href: '/',
      description: '通知、待办和常用链接'
    }
  ]
};
