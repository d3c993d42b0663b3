(function () {
  var app = document.getElementById('app'), size = 8, current = 1, tab = 0;
  var tabs = [{ name: '行政许可', api: '/api/license/list', prefix: 'xk' }, { name: '行政处罚', api: '/api/punish/list', prefix: 'cf' }];
  function draw(data) {
    var prefix = tabs[tab].prefix, pages = Math.ceil(data.total / size);
    var head = tabs.map(function (one, at) { return '<div class="el-tabs__item' + (at === tab ? ' is-active' : '') + '" role="tab">' + one.name + '</div>'; }).join('');
    var rows = data.rows.map(function (row) { return '<tr class="el-table__row"><td><div class="cell">' + row[prefix + 'Wsh'] + '</div></td><td><div class="cell">' + row[prefix + 'XdrMc'] + '</div></td><td><div class="cell">' + row[prefix + 'Jdrq'] + '</div></td><td><div class="cell">' + row.gsrq + '</div></td></tr>'; }).join('');
    app.innerHTML = '<div class="header wrap"><a href="/"><img src="/images/logo.svg"></a></div><div class="main wrap"><div class="el-tabs"><div class="el-tabs__nav">' + head + '</div></div><table class="data grid"><tr><th>决定书文号</th><th>行政相对人</th><th>决定日期</th><th>公示日期</th></tr>' + rows + '</table><div class="el-pagination"><span class="el-pagination__total">共 ' + data.total + ' 条</span><button type="button" class="btn-prev">‹</button><ul class="el-pager"><li class="number active">' + current + '</li></ul><button type="button" class="btn-next"' + (current >= pages ? ' disabled' : '') + '>›</button></div></div>';
    [].forEach.call(app.querySelectorAll('.el-tabs__item'), function (item, at) { item.addEventListener('click', function () { tab = at; current = 1; load(); }); });
    app.querySelector('.btn-next').addEventListener('click', function () { if (current < pages) { current += 1; load(); } });
  }
  function load() { fetch(tabs[tab].api + '?pageNum=' + current + '&pageSize=' + size).then(function (answer) { return answer.json(); }).then(draw); }
  load();
})();
