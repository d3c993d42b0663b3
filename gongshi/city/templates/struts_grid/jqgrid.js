// the part of jqGrid that the list uses: one page of rows, and a bar to turn it
function jqGrid(table, o) {
  function load(page) {
    $.getJSON(o.url, { rows: o.rowNum, page: page, sidx: '', sord: 'asc', nd: +new Date() }, function (answer) {
      var html = '<tr><th>' + o.colNames.join('</th><th>') + '</th></tr>';
      answer[o.jsonReader.root].forEach(function (row) {
        html += '<tr>' + o.colModel.map(function (name, at) {
          var value = (row[name] || '').replace(/T00:00:00$/, '');
          return '<td>' + (at ? value : '<a target="_blank" href="' + o.detail + row[o.key] + '">' + value + '</a>') + '</td>';
        }).join('') + '</tr>';
      });
      $(table).html(html);
      $(o.pager).html('共 ' + answer[o.jsonReader.records] + ' 条 ');
      [['上一页', page - 1], ['下一页', page + 1]].forEach(function (pair) {
        if (pair[1] < 1 || pair[1] > answer[o.jsonReader.total]) return;
        var link = document.createElement('a');
        link.href = 'javascript:void(0)'; link.textContent = ' ' + pair[0] + ' ';
        link.onclick = function () { load(pair[1]); };
        document.querySelector(o.pager).appendChild(link);
      });
    });
  }
  load(1);
}
