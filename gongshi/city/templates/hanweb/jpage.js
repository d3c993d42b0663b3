// Shows one page of a list: from the data in the page while they last, then from the proxy.
function jpage(o) {
  var box = document.getElementById(o.container), store = document.getElementById('data' + o.container).textContent;
  var held = cut(store), at = 1, pages = Math.ceil(o.totalRecord / o.perPage);
  function cut(text) {
    var found = [], re = /<record><!\[CDATA\[([\s\S]*?)\]\]><\/record>/g, hit;
    while ((hit = re.exec(text))) found.push(hit[1]);
    return found;
  }
  function draw(rows) {
    box.innerHTML = '<ul>' + rows.join('') + '</ul><div class="pager">共' + o.totalRecord + '条 第' + at + '/' + pages + '页 </div>';
    [['上一页', at - 1], ['下一页', at + 1]].forEach(function (pair) {
      if (pair[1] < 1 || pair[1] > pages) return;
      var link = document.createElement('a');
      link.href = 'javascript:void(0)'; link.textContent = ' ' + pair[0] + ' ';
      link.onclick = function () { at = pair[1]; show(); };
      box.lastChild.appendChild(link);
    });
  }
  function show() {
    var first = (at - 1) * o.perPage, last = Math.min(first + o.perPage, o.totalRecord);
    if (last <= held.length) return draw(held.slice(first, last));
    var ask = new XMLHttpRequest();
    ask.open('POST', '/module/web/jpage/dataproxy.jsp?startrecord=' + (first + 1) + '&endrecord=' + last + '&perpage=' + o.perPage);
    ask.setRequestHeader('Content-Type', 'application/x-www-form-urlencoded');
    ask.onload = function () { draw(cut(ask.responseText)); };
    ask.send('col=1&appid=1&webid=' + o.webid + '&path=/&columnid=' + o.columnid + '&sourceContentType=1&unitid=' + o.unitid + '&permissiontype=0');
  }
  show();
}
