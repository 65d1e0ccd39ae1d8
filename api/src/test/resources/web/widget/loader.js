(()=>{const site=__CHATFLOW_SITE__;window.ChatFlow={site}})();
