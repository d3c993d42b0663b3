// the part of kkpager that the lists use
var kkpager = {
  generPageHtml: function (o) {
    Object.keys(o).forEach(function (name) { kkpager[name] = o[name]; });
    var box = document.getElementById('kkpager');
    box.append('共' + o.totalRecords + '条数据 ');
    for (var n = 1; n <= o.total; n++) box.append(kkpager.button(n));
  },
  button: function (n) {
    var link = document.createElement(n === kkpager.pno ? 'span' : 'a');
    link.textContent = n;
    if (kkpager.mode === 'click') link.onclick = function () { return kkpager.click(n); };
    else if (n !== kkpager.pno) link.href = kkpager.getLink(n);
    return link;
  }
};
