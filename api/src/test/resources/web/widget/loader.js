(()=>{const site=__CHATFLOW_SITE__;window.ChatFlow={site,app:"widget-TEST1234.js"}})();
