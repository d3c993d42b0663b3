(function () {
  var key = 90, current = 1, pages = 1;
  function shut(text) { return btoa([].map.call(new TextEncoder().encode(text), function (b) { return String.fromCharCode(b ^ key); }).join('')); }
  function open(buffer) { return new TextDecoder().decode(new Uint8Array(buffer).map(function (b) { return b ^ key; })); }
  function load() {
    var query = encodeURIComponent(shut(JSON.stringify({ pageNo: current, pageSize: size })));
    fetch(gateway + '?version=1&signType=SM2&encryptType=SM4&nonceStr=' + Math.random().toString(16).slice(2) + '&queryContent=' + query, { headers: { 'C-GATEWAY-QUERY-ENCRYPT': '1' } })
      .then(function (answer) { return answer.arrayBuffer(); }).then(function (buffer) {
        var data = JSON.parse(open(buffer));
        pages = Math.ceil(data.total / size);
        document.getElementById('rows').innerHTML = data.rows.map(function (row) { return '<tr>' + row.map(function (cell) { return '<td>' + cell + '</td>'; }).join('') + '</tr>'; }).join('');
        document.querySelector('.num').textContent = current + '/' + pages;
        document.querySelector('.page-next').className = 'page-next' + (current >= pages ? ' disabled' : '');
      });
  }
  document.querySelector('.page-next').onclick = function () { if (current < pages) { current += 1; load(); } };
  load();
})();
