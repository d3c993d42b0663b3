(function () {
  var app = document.getElementById('app'), size = 8, state = { type: 'xk', pageNo: 1, keyword: '' };
  var columns = {
    xk: [['XK_XDR_MC', '行政相对人名称'], ['XK_WSH', '行政许可决定文书号'], ['XK_XKWS', '许可决定文书名称'], ['XK_JDRQ', '许可决定日期'], ['GSRQ', '公示日期']],
    cf: [['CF_XDR_MC', '行政相对人名称'], ['CF_WSH', '行政处罚决定书文号'], ['CF_WFXW', '违法行为类型'], ['CF_JDRQ', '处罚决定日期'], ['GSRQ', '公示日期']]
  };
  var labels = {{ site.label_map()|safe }};
  function el(tag, attributes, inner) {
    var node = document.createElement(tag);
    Object.keys(attributes || {}).forEach(function (name) { node.setAttribute(name, attributes[name]); });
    [].concat(inner === undefined ? [] : inner).forEach(function (part) { node.append(part); });
    return node;
  }
  function show(value) {
    if (typeof value !== 'number' || value < 1e9) return value === null ? '' : String(value);
    var day = new Date(value + 8 * 3600 * 1000);
    return day.toISOString().slice(0, 10);
  }
  function frame(main) {
    app.replaceChildren(
      el('div', { class: 'header wrap' }, el('a', { href: '/' }, el('img', { src: '/images/logo.svg' }))),
      el('div', { class: 'crumbs wrap' }, '首页 > {{ site.spa_title() }}'),
      el('div', { class: 'main wrap' }, main),
      el('div', { class: 'footer' }, '主办单位：{{ site.department.name }}　网站标识码：{{ site.department.site_code }}'));
  }
  function list() {
    fetch('{{ site.spa_api() }}/page', { method: 'POST', headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify({ type: state.type, pageNo: state.pageNo, pageSize: size, keyword: state.keyword }) })
      .then(function (answer) { return answer.json(); }).then(function (answer) { table(answer.data); });
  }
  function table(data) {
    var box = el('input', { type: 'text', placeholder: '请输入相对人名称或决定书文号', class: 'keyword' });
    box.value = state.keyword;
    var ask = el('button', { type: 'button' }, '查询');
    ask.onclick = function () { state.keyword = box.value.trim(); state.pageNo = 1; list(); };
    var tabs = ['xk', 'cf'].map(function (type) { return el('a', { href: '#/list/' + type }, type === 'xk' ? '行政许可' : '行政处罚'); });
    var head = el('tr', {}, columns[state.type].map(function (column) { return el('th', {}, column[1]); }));
    var rows = data.list.map(function (row) {
      return el('tr', {}, columns[state.type].map(function (column, at) {
        return el('td', {}, at ? show(row[column[0]]) : el('a', { href: '#/detail/' + row.id }, show(row[column[0]])));
      }));
    });
    if (!rows.length) rows = [el('tr', {}, el('td', { colspan: '5' }, '暂无数据'))];
    var pager = el('div', { class: 'pager' }, '共 ' + data.total + ' 条　');
    for (var n = 1; n <= data.pages; n++) pager.append(number(n));
    frame([el('div', { class: 'query' }, [box, ' ', ask]), el('div', { class: 'tabs' }, tabs), el('table', { class: 'data grid' }, [head].concat(rows)), pager]);
  }
  function number(n) {
    var link = el(n === state.pageNo ? 'b' : 'a', { href: 'javascript:void(0)' }, String(n));
    link.onclick = function () { state.pageNo = n; list(); };
    return link;
  }
  function detail(id) {
    fetch('{{ site.spa_api() }}/detail?id=' + id).then(function (answer) { return answer.json(); }).then(function (answer) {
      var rows = Object.keys(answer.data).filter(function (code) { return labels[code] && answer.data[code] !== ''; })
        .map(function (code) { return el('tr', {}, [el('td', { class: 'name' }, labels[code]), el('td', {}, show(answer.data[code]))]); });
      frame([el('h3', {}, '公示详情'), el('table', { class: 'data' }, rows), el('a', { href: '#/list/' + state.type }, '返回列表')]);
    });
  }
  function go() {
    var parts = location.hash.split('/');
    if (parts[1] === 'detail') return detail(parts[2]);
    state = { type: parts[2] === 'cf' ? 'cf' : 'xk', pageNo: 1, keyword: '' };
    list();
  }
  window.addEventListener('hashchange', go);
  go();
})();
