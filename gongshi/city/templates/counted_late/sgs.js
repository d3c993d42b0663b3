(function () {
  var current = 1, pages = 1;
  function load() {
    $.ajax({ url: '/api/' + lx + '/list', data: { page: current }, dataType: 'json', success: function (r) {
      $('#total').html(r.data.total);
      pages = Math.ceil(r.data.total / 8);
      $('#list').html(r.data.list.map(function (x) { return '<li><a href="/sgs/show/' + x.id + '.html">' + x.title + '</a><span>' + x.fbsj + '</span></li>'; }).join(''));
    } });
  }
  document.getElementById('xyy').onclick = function () { if (current < pages) { current += 1; load(); } };
  load();
})();
