(function () {
  var app = document.getElementById('app'), base = '/ggfw-api/sgs/', size = 7, current = 1, keyword = '';
  var titles = { xzxk: '行政许可公示', xzcf: '行政处罚公示' };
  var labels = { wsh: '决定书文号', xmmc: '项目名称', xdrMc: '行政相对人名称', xdrShxym: '统一社会信用代码', fddbr: '法定代表人', sy: '事由', nr: '决定内容', jdrq: '决定日期', gsrq: '公示日期' };
  function post(path, body) {
    return fetch(base + path, { method: 'POST', headers: { 'Content-Type': 'application/json;charset=UTF-8' }, body: JSON.stringify(body) })
      .then(function (answer) { return answer.json(); }).then(function (answer) { return answer.result; });
  }
  function text(value) { var box = document.createElement('i'); box.textContent = value === null ? '' : value; return box.innerHTML; }
  function frame(route, inner) {
    app.innerHTML = '<div class="header wrap"><a href="/"><img src="/images/logo.svg"></a></div><div class="crumbs wrap">首页 &gt; ' + titles[route] + '</div><div class="main wrap"><div class="tabs"><a href="#/sgs/xzxk">行政许可公示</a><a href="#/sgs/xzcf">行政处罚公示</a></div>' + inner + '</div>';
  }
  function list(route) {
    post(route + '/list', { current: current, size: size, query: { keyword: keyword } }).then(function (page) {
      var rows = page.records.map(function (row) {
        return '<tr><td><a href="#/sgs/' + route + '/' + row.id + '">' + text(row.wsh) + '</a></td><td>' + text(row.xdrMc) + '</td><td>' + text(row.jdrq) + '</td><td>' + text(row.gsrq.split(' ')[0]) + '</td></tr>';
      }).join('') || '<tr><td colspan="4">暂无数据</td></tr>';
      frame(route, '<div class="query"><input type="text" class="el-input" placeholder="相对人名称/文书号"> <button type="button">查询</button></div><table class="data grid"><tr><th>决定书文号</th><th>行政相对人名称</th><th>决定日期</th><th>公示日期</th></tr>' + rows + '</table><div class="el-pagination pager">共 ' + page.total + ' 条 <button class="btn-prev">‹</button> ' + page.current + ' / ' + page.pages + ' <button class="btn-next">›</button></div>');
      var box = app.querySelector('.el-input'), turn = function (by) { return function () { if (current + by < 1 || current + by > page.pages) return; current += by; list(route); }; };
      box.value = keyword;
      app.querySelector('.query button').onclick = function () { keyword = box.value.trim(); current = 1; list(route); };
      app.querySelector('.btn-prev').onclick = turn(-1);
      app.querySelector('.btn-next').onclick = turn(1);
    });
  }
  function detail(route, id) {
    post(route + '/detail', { id: id }).then(function (row) {
      frame(route, '<table class="data">' + Object.keys(labels).map(function (name) { return '<tr><td class="name">' + labels[name] + '</td><td>' + text(row[name]) + '</td></tr>'; }).join('') + '</table>');
    });
  }
  function go() {
    var parts = location.hash.split('/'), route = parts[2] === 'xzcf' ? 'xzcf' : 'xzxk';
    current = 1; keyword = '';
    return parts[3] ? detail(route, parts[3]) : list(route);
  }
  window.addEventListener('hashchange', go);
  go();
})();
