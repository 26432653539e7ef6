const history = [];
document.querySelector('#ask').addEventListener('submit', async (event) => {
  event.preventDefault();
  history.push({ fromUser: true, text: event.target.elements.text.value });
  const response = await fetch('/api/chat', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ shop: 'harbour', history }),
  });
  const paragraph = document.querySelector('#turns').appendChild(document.createElement('p'));
  for await (const part of response.body.pipeThrough(new TextDecoderStream())) paragraph.textContent += part;
  history.push({ fromUser: false, text: paragraph.textContent });
});
