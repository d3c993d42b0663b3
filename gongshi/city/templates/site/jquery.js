/*! jQuery v1.12.4 (the part of its interface that this site uses) */
(function () {
  function wrap(nodes) {
    return {
      0: nodes[0], length: nodes.length,
      html: function (text) { nodes.forEach(function (n) { n.innerHTML = text; }); return this; },
      append: function (text) { nodes.forEach(function (n) { n.insertAdjacentHTML('beforeend', text); }); return this; },
      empty: function () { return this.html(''); },
      val: function (v) { if (v === undefined) return nodes[0].value; nodes.forEach(function (n) { n.value = v; }); return this; },
      text: function (t) { if (t === undefined) return nodes[0].textContent; nodes.forEach(function (n) { n.textContent = t; }); return this; },
      click: function (f) { nodes.forEach(function (n) { n.addEventListener('click', f); }); return this; },
      ready: function (f) { document.readyState === 'loading' ? document.addEventListener('DOMContentLoaded', f) : f(); return this; }
    };
  }
  var $ = window.$ = window.jQuery = function (what) {
    if (typeof what === 'function') return wrap([]).ready(what);
    return wrap(typeof what === 'string' ? [].slice.call(document.querySelectorAll(what)) : [what]);
  };
  $.ajax = function (o) {
    var ask = new XMLHttpRequest(), type = (o.type || 'GET').toUpperCase(), url = o.url, sent = o.data;
    if (sent && typeof sent === 'object') sent = Object.keys(sent).map(function (k) { return encodeURIComponent(k) + '=' + encodeURIComponent(sent[k]); }).join('&');
    if (o.dataType === 'jsonp') {
      window[o.jsonpCallback] = o.success;
      var tag = document.createElement('script');
      tag.src = url + (url.indexOf('?') < 0 ? '?' : '&') + (sent ? sent + '&' : '') + 'callback=' + o.jsonpCallback;
      document.head.appendChild(tag);
      return;
    }
    if (type === 'GET' && sent) url += (url.indexOf('?') < 0 ? '?' : '&') + sent;
    ask.open(type, url, o.async !== false);
    if (type === 'POST') ask.setRequestHeader('Content-Type', o.contentType || 'application/x-www-form-urlencoded; charset=UTF-8');
    ask.setRequestHeader('X-Requested-With', 'XMLHttpRequest');
    ask.onload = function () {
      if (ask.status >= 400) return o.error && o.error(ask);
      o.success && o.success(o.dataType === 'json' ? JSON.parse(ask.responseText) : ask.responseText);
    };
    ask.onerror = function () { o.error && o.error(ask); };
    ask.send(type === 'POST' ? sent : null);
  };
  $.get = function (url, data, done, kind) { $.ajax({ url: url, data: data, success: done, dataType: kind }); };
  $.post = function (url, data, done, kind) { $.ajax({ type: 'POST', url: url, data: data, success: done, dataType: kind }); };
  $.getJSON = function (url, data, done) { $.get(url, data, done, 'json'); };
})();
